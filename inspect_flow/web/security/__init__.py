"""What guards every answer and every request, whatever page it is for."""
