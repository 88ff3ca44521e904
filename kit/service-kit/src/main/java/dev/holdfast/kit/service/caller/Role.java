package dev.holdfast.kit.service.caller;

/** The names of roles, for {@code @RolesAllowed} and the {@code groups} claim. A person's roles are a set. */
public final class Role {

    /** Books for themselves. */
    public static final String CLIENT = "client";

    /** Gives the sessions; staff. */
    public static final String PRACTITIONER = "practitioner";

    /** Runs the practice; staff. */
    public static final String ADMIN = "admin";

    /** Another service of the suite, never a person. */
    public static final String SERVICE = "service";

    private Role() {}
}
