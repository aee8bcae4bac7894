using System.ComponentModel;

namespace DefenderXdr.PowerShell;

/// <summary>A command that changes something in one tenant: what has a number in one tenant is another thing in the next.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChangingCommand : CallingCommand
{
    private readonly HashSet<(DefenderConnection, string)> seen = [];

    /// <summary>The work on one input, in the tenant that it belongs to.</summary>
    internal abstract Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken);

    internal sealed override Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var connections = Session.Resolve(Connection);
        return connections.Count == 1 ? RunAsync(connections[0], output, cancellationToken) : throw DefenderErrors.Create(ErrorIds.InvalidParameter,
            $"A change goes to one tenant, and -Connection means {connections.Count}: {string.Join(", ", connections.Select(c => c.Name))}.",
            "Name one connection; objects from the pipeline bring the one that they came from.");
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Run(FinishAsync);

    // What is wrong with the parameters is wrong for every item.
    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId is ErrorIds.EmptyUpdate or ErrorIds.InvalidParameter;

    /// <summary>Whether an item comes up for the first time. Nothing is changed twice.</summary>
    private protected bool IsNew(DefenderConnection connection, string id, ICommandOutput output)
    {
        if (seen.Add((connection, id))) return true;
        output.Verbose($"{id} came before.");
        return false;
    }
}
