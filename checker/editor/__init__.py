"""The editor server: what is checked and explained while a person writes. The only part that needs the extra `lsp`."""
