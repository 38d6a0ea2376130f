"""What makes tests stricter than production."""
