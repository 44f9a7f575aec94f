"""Reading what a province may replace: workflows/, checklists/, report_templates/, calendars."""
