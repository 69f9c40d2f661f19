"""Documents: from a file to blocks with exact positions."""
