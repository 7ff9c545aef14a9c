@NullMarked
package dev.mainstay.examples.crm;

import org.jspecify.annotations.NullMarked;
