"""The rules of the editorial office: who may do what, and the only place that changes states."""
