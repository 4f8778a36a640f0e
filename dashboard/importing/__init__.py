"""Writing from the page: who may, importing, correcting."""
