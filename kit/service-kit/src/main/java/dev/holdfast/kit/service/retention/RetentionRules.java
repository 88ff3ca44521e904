package dev.holdfast.kit.service.retention;

import java.util.List;

/** The rules of a feature, for the collections it owns. */
public interface RetentionRules {

    List<RetentionRule> rules();
}
