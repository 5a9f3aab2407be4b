package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;

/**
 * What every execution of one interpreter has in common. Immutable.
 *
 * @param tellsRedrives whether the context object counts redrives; AWS leaves it out where there can be none to tell
 */
record Rules(Limits limits, TokenMint tokens, ActivityDirectory activities, String region, boolean tellsRedrives) {}
