"""The workplace in a browser: pages made on the server, usable without JavaScript."""
