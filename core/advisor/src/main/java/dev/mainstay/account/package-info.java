/** The snapshot of an account that advice is asked for: what is known of it on one day. */
@NullMarked
package dev.mainstay.account;

import org.jspecify.annotations.NullMarked;
