/** Posts of monitors and officials to sightings and official alerts. */
@NullMarked
package org.tocsin.language.posts;

import org.jspecify.annotations.NullMarked;
