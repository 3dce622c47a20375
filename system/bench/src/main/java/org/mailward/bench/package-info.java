/// Benchmarks: a generated world of mail domains, a real name server, a real database, and the application's own classes.
@NullMarked
package org.mailward.bench;

import org.jspecify.annotations.NullMarked;
