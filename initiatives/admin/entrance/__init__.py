"""The way into the office: signing in, the second factor, invitations, one's own account and its sessions."""
