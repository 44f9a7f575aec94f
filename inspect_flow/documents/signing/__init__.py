"""Sign papers and check signatures: PAdES, with a key file or a token; the only home of pyHanko."""
