namespace DefenderXdr;

/// <summary>Whom a token stands for, which decides the kind of permissions that it carries.</summary>
public enum TokenKind
{
    /// <summary>An app by itself: application permissions, in <c>roles</c>.</summary>
    App,

    /// <summary>A user, through an app: delegated permissions, in <c>scp</c>.</summary>
    User,
}
