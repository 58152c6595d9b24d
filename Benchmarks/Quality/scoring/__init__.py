"""From suggested rates to figures: nothing here knows where a rate comes from."""
