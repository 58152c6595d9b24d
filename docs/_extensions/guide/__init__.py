"""What the directives of the guide are made of: samples, what is known of them, pictures, tables."""
