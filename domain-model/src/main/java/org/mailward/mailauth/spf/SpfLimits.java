package org.mailward.mailauth.spf;

/// How far an SPF record is followed.
///
/// @param lookups querying terms that receivers allow (RFC 7208 §4.6.4: 10)
/// @param voids lookups without an answer that receivers allow (RFC 7208 §4.6.4: 2)
/// @param exchanges mail servers behind one `mx` that receivers allow (RFC 7208 §4.6.4: 10)
/// @param pointers reverse names that receivers look at for `ptr` and the macro `p`; others are left out (RFC 7208 §4.6.4: 10)
/// @param followed querying terms that are followed before the rest of the tree is left unexplored, so that a hostile tree
///        stays small
public record SpfLimits(int lookups, int voids, int exchanges, int pointers, int followed) {

    public static final SpfLimits STANDARD = new SpfLimits(10, 2, 10, 10, 60);
}
