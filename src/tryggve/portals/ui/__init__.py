"""What every portal shares: the shell, the components, who is signed in, the clock's edge, signing with an e-ID."""
