"""The rules of form (NĐ 30/2020, TT 01/2011): on a context, on its text, on the finished file."""
