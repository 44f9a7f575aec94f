"""Case files: a whole campaign or one past inspection, typed by hand; see docs/case_file.md."""
