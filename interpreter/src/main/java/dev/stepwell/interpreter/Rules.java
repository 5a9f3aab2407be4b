package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;

/** What every execution of one interpreter has in common. Immutable. */
record Rules(Limits limits, TokenMint tokens, ActivityDirectory activities, String region) {}
