//! What a person may see: lists, counts and single tasks.
