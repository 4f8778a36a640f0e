"""Files to take away: CSV, XLSX, PPTX, and how to cite what is shown."""
