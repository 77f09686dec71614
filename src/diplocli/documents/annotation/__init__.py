"""What a text names, found and explained."""
