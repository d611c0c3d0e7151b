"""What is kept: sessions on disk."""
