"""From figures to pages, tables and pictures."""
