@NullMarked
package dev.mainstay.portfolio;

import org.jspecify.annotations.NullMarked;
