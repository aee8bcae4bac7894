using System.ComponentModel;

namespace DefenderXdr.PowerShell;

/// <summary>A command that starts the same action on devices, once on each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MachineActionCommand : ResponseCommand
{
    private readonly Dictionary<DefenderConnection, List<DefenderMachineAction>> started = [];
    private MachineActionOrder? order;

    /// <summary>What to do, from the parameters.</summary>
    private protected abstract MachineActionOrder MakeOrder();

    /// <summary>Whether actions are waited for.</summary>
    private protected virtual bool IsFollowed => Wait;

    /// <summary>How many may be open in a tenant at a time where they are waited for.</summary>
    private protected virtual int MostAtOnce => int.MaxValue;

    private MachineActionOrder Order => order ??= MakeOrder();

    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId == ErrorIds.FileHashInvalid;

    private protected override Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken) =>
        connection.Client.MachineActions.PreflightAsync(Order, output, cancellationToken);

    private protected override async Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken)
    {
        Order.Check(machine);
        if (!await IsMeantAsync(connection, machine, Order.Does, output).ConfigureAwait(false)) return;
        if (started.TryGetValue(connection, out var open) && open.Count >= MostAtOnce) await WaitAsync(connection, open, MostAtOnce - 1, output, cancellationToken).ConfigureAwait(false);

        var (action, wasRunning) = await Followed.SendAsync(machine, Order.Does,
            () => connection.Client.MachineActions.StartAsync(machine.MachineId!, Order, output, cancellationToken)).ConfigureAwait(false);
        action.ComputerDnsName ??= machine.ComputerDnsName;
        if (wasRunning) output.Warning($"{machine} has such an action already, and the service starts no second one beside it: {action}, asked for by {action.Requestor?.Trim()} at {action.CreationTime:u} ('{action.RequestorComment}').");
        if (!IsFollowed)
        {
            output.Object(Origin.Stamp(action, connection));
            return;
        }

        Follow(connection, action, machine);
    }

    /// <summary>Has an action of a type that was started before waited for, with those that this command starts.</summary>
    private protected async Task FollowAsync(DefenderConnection connection, string actionId, string type, ICommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            var action = await connection.Client.MachineActions.GetAsync(actionId, output, cancellationToken).ConfigureAwait(false);
            if (action.Type != type)
            {
                output.Error(DefenderErrors.Create(ErrorIds.InvalidParameter, $"{action} is no {type}.", $"Get-DefenderMachineAction -Type {type} lists those that are."), actionId);
                return;
            }
            Follow(connection, action, new DefenderMachine { MachineId = action.MachineId, ComputerDnsName = action.ComputerDnsName });
        }
        catch (DefenderException e) when (!EndsWith(e))
        {
            output.Error(e, actionId);
        }
    }

    private void Follow(DefenderConnection connection, DefenderMachineAction action, DefenderMachine machine)
    {
        Followed.Began(action.ActionId, $"{action.Type} of {machine}");
        if (!started.TryGetValue(connection, out var actions)) started[connection] = actions = [];
        actions.Add(action);
    }

    internal override Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken) =>
        Task.WhenAll(started.Select(pair => WaitAsync(pair.Key, pair.Value, left: 0, output, cancellationToken)));

    /// <summary>What to do with an action that was waited for: gives it, and its error where it is no success.</summary>
    private protected virtual Task EndAsync(DefenderConnection connection, MachineActionEnd end, ICommandOutput output, CancellationToken cancellationToken)
    {
        output.Object(end.Action);
        if (end.Error is not null) output.Error(end.Error, end.Action);
        return Task.CompletedTask;
    }

    // Until so many are left.
    private async Task WaitAsync(DefenderConnection connection, List<DefenderMachineAction> actions, int left, ICommandOutput output, CancellationToken cancellationToken)
    {
        await foreach (var end in connection.Client.MachineActions.WaitAsync([.. actions], Timeout, output, cancellationToken).ConfigureAwait(false))
        {
            actions.RemoveAll(action => action.ActionId == end.Action.ActionId);
            if (end.Action.HasEnded) Followed.Ended(end.Action.ActionId);
            Origin.Stamp(end.Action, connection);
            await EndAsync(connection, end, output, cancellationToken).ConfigureAwait(false);
            if (left > 0 && actions.Count <= left) return;
        }
    }
}
