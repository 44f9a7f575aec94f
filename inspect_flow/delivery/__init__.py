"""The ways out of the program: mail server, message gateway, folder."""
