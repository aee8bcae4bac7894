namespace DefenderXdr;

/// <summary>Whether a token was checked, and what came of it.</summary>
public enum TokenValidation
{
    /// <summary>Decoded only: anybody could have written what it says.</summary>
    NotValidated,

    /// <summary>Signature, issuer, audience and times hold.</summary>
    Valid,

    /// <summary>One of them does not.</summary>
    Invalid,
}
