"""The view for a person: typography before boxes, sixteen colours, any width. Only here is Rich."""
