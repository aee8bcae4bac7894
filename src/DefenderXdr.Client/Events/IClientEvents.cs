namespace DefenderXdr;

/// <summary>What a call has to say besides its result. Called from any thread; must not throw.</summary>
public interface IClientEvents
{
    /// <summary>A line about what is done: each request, each wait. Never a token, a secret or a query string.</summary>
    void Verbose(string message);

    /// <summary>A line of detail for finding faults: whole addresses, with their query.</summary>
    void Debug(string message);

    /// <summary>Whether anybody reads <see cref="Debug"/>: what costs time to write is written only then.</summary>
    bool IsDebugOn { get; }

    /// <summary>Something the user must know now.</summary>
    void Warning(string message);

    /// <summary>Something the user should know, said once a session for each <paramref name="topic"/>.</summary>
    void WarnOnce(string topic, string message);

    /// <summary>How far a long call is. A null <paramref name="status"/> ends the activity.</summary>
    void Progress(string activity, string? status);
}
