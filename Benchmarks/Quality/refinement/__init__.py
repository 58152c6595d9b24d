"""Ways to do better than one sweep, on the recorded trainings."""
