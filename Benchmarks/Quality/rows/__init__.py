"""The suggesters that are compared: one row of the leaderboard each."""
