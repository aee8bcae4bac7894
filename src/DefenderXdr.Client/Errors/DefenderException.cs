namespace DefenderXdr;

/// <summary>An error of this module, with what a script needs to branch on and a person needs to go on.</summary>
public class DefenderException : Exception
{
    internal DefenderException(string errorId, ErrorKind kind, string message, string recommendedAction, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Kind = kind;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The stable id of the condition, one of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What sort of condition it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; }
}
