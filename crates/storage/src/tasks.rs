//! Tasks, and the inbox and change rows that go along with them.
