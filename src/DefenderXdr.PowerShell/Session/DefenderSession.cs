using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using DefenderXdr.Authentication;

namespace DefenderXdr.PowerShell;

/// <summary>The connections of one runspace. Another runspace sees nothing of them; they go when it goes.</summary>
internal sealed class DefenderSession
{
    private static readonly ConditionalWeakTable<Runspace, DefenderSession> Sessions = new();

    private readonly Dictionary<string, DefenderConnection> connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    // A second sign-in of the same user is silent; behind Lazy, so that sessions without users never load MSAL.
    private readonly Lazy<UserTokenCache> signIns = new(UserTokenCache.InMemory);

    /// <summary>The session of the runspace that runs on this thread.</summary>
    public static DefenderSession Current => Sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    public IEnumerable<DefenderConnection> Connections => connections.Values;

    public DefenderConnection? Default { get; private set; }

    /// <summary>The users who signed in here.</summary>
    public UserTokenCache SignIns => signIns.Value;

    /// <summary>Takes a connection in, in the place of one of the same name, and makes it the default.</summary>
    public void Add(DefenderConnection connection)
    {
        connections[connection.Name] = connection;
        Select(connection);
    }

    public void Select(DefenderConnection? connection)
    {
        if (Default is not null) Default.IsDefault = false;
        Default = connection;
        if (connection is not null) connection.IsDefault = true;
    }

    /// <summary>Forgets a connection. The last one that remains becomes the default.</summary>
    public void Remove(DefenderConnection connection)
    {
        if (!connections.TryGetValue(connection.Name, out var known) || known != connection) return;
        connections.Remove(connection.Name);
        if (Default == connection) Select(null);
        if (connections.Count == 1) Select(connections.Values.First());
    }

    /// <summary>The connections meant: those referred to, or the default.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.NotConnected"/> or <see cref="ErrorIds.ConnectionNotFound"/>.</exception>
    public IReadOnlyList<DefenderConnection> Resolve(IReadOnlyList<ConnectionReference>? references)
    {
        if (references is { Count: > 0 }) return [.. references.SelectMany(Find).Distinct()];
        if (Default is not null) return [Default];

        throw DefenderErrors.Create(ErrorIds.NotConnected, connections.Count == 0
            ? "Not connected to a tenant. Run Connect-DefenderXdr first."
            : $"No default among the connections {string.Join(", ", connections.Keys)}: choose with -Connection, Select-DefenderConnection or Connect-DefenderXdr.");
    }

    /// <summary>The connections that a name means, or none.</summary>
    public IReadOnlyList<DefenderConnection> Match(string name)
    {
        if (connections.TryGetValue(name, out var exact)) return [exact];
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return [.. connections.Values.Where(connection => pattern.IsMatch(connection.Name))];
    }

    /// <summary>True the first time a topic comes up in this session.</summary>
    public bool IsNews(string topic)
    {
        lock (told) return told.Add(topic);
    }

    private IReadOnlyList<DefenderConnection> Find(ConnectionReference reference)
    {
        if (reference.Connection is { IsClosed: true })
            throw DefenderErrors.Create(ErrorIds.ConnectionNotFound, $"'{reference.Name}' was disconnected.", "Connect-DefenderXdr makes a new connection; this one does not come back.");
        if (reference.Connection is not null) return [reference.Connection];
        if (reference.IsDeserialized)
            throw DefenderErrors.Create(ErrorIds.ConnectionNotUsable, $"'{reference.Name}' is a copy of a connection of another process.");
        var found = Match(reference.Name);
        return found.Count > 0 ? found : throw DefenderErrors.Create(ErrorIds.ConnectionNotFound,
            $"No connection is named '{reference.Name}'. This session has {(connections.Count == 0 ? "none" : string.Join(", ", connections.Keys))}.");
    }
}
