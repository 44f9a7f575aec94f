"""The same papers for Word: written from the very HTML that the PDF is laid out from."""
