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

    /// <summary>How far a list was read before this ended it; null where there is no list, or nothing had come of it.</summary>
    public ListPosition? Position { get; private set; }

    /// <summary>The same error, at a place of a list.</summary>
    internal DefenderException At(ListPosition position)
    {
        var error = Again($"{Message} {position}", position.GoOn is { } goOn ? $"{RecommendedAction} {goOn}" : RecommendedAction);
        error.Position = position;
        return error;
    }

    /// <summary>The same error with another action, for a layer that knows the caller's commands.</summary>
    internal DefenderException Advise(string recommendedAction)
    {
        var error = Again(Message, recommendedAction);
        error.Position = Position;
        return error;
    }

    /// <summary>The same error, with what came before it.</summary>
    internal DefenderException Behind(string before)
    {
        var error = Again($"{Message} {before}", RecommendedAction);
        error.Position = Position;
        return error;
    }

    private protected virtual DefenderException Again(string message, string recommendedAction) => new(ErrorId, Kind, message, recommendedAction, this);
}
