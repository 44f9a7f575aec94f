"""What stands in people's calendars: visits, due days, invitations and addresses of feeds."""
