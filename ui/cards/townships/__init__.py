"""What each township gets."""
