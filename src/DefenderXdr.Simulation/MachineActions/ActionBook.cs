namespace DefenderXdr.Simulation;

/// <summary>
/// The tenant's actions on devices. They go on as the tenant's time does: whoever looks brings them up to date first. Safe for
/// many threads.
/// </summary>
internal sealed class ActionBook(Estate estate, SimulatedTenantOptions options, LibraryFiles library)
{
    private const int MostSessions = 25;
    private static readonly TimeSpan LongestSessionWait = TimeSpan.FromDays(3);
    private readonly List<MachineAction> actions = [];
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dice dice = new(options.Seed, "actions");
    private readonly List<int> open = [];

    /// <summary>All actions as they are now, newest first.</summary>
    internal IReadOnlyList<MachineAction> NewestFirst
    {
        get
        {
            lock (actions)
                return [.. Enumerable.Reverse(CaughtUp())];
        }
    }

    internal MachineAction? Find(string id)
    {
        lock (actions)
            return places.TryGetValue(id, out var place) ? CaughtUp()[place] : null;
    }

    /// <summary>Brings every action, and every device that one changed, up to date.</summary>
    internal void CatchUp()
    {
        lock (actions)
            CaughtUp();
    }

    /// <summary>Takes a new action.</summary>
    /// <exception cref="ApiFault">One of the kind is under way on the device, or the device cannot have it.</exception>
    internal MachineAction Start(ActionKind kind, string machineId, Term? scope, Func<MachineAction, MachineAction> complete, Call call)
    {
        lock (actions)
        {
            var machine = estate.Fleet.Find(machineId) ?? throw EndpointMachines.NotFound(machineId);
            var running = CaughtUp().Where(action => !action.IsFinal && action.Kind == kind).ToList();
            if (running.Exists(action => action.Device.Id == machine.Id))
                throw kind == ActionKind.LiveResponse ? new(400, "ActiveRequestAlreadyExists", "Action is already in progress") : ApiFault.BadRequest("Action is already in progress");
            if (kind.Refuse(machine, scope) is { } refusal)
                throw refusal;
            if (kind == ActionKind.LiveResponse && running.Count >= MostSessions)
                throw new ApiFault(429, "TooManyRequests", $"The limit of {MostSessions} concurrent live response sessions is reached");
            var now = estate.Now;
            var action = complete(new()
            {
                Id = dice.Guid(), Kind = kind, Scope = scope, Requestor = call.Caller.Name, Comment = null, Device = machine.Device, Created = now, LastUpdate = now,
            });
            action = action with { Outcome = options.ActionOutcome?.Invoke(action.Public) ?? SimulatedActionOutcome.Succeeded };
            places[action.Id] = actions.Count;
            open.Add(actions.Count);
            actions.Add(action);
            estate.Note(new(now, SimulatedChangeKind.MachineActionCreated, action.Id, ""));
            return CaughtUp()[places[action.Id]];
        }
    }

    /// <summary>Ends an action that has not ended by itself.</summary>
    internal MachineAction Cancel(string id, string? comment, Call call)
    {
        lock (actions)
        {
            var action = Find(id)!;
            if (action.IsFinal)
                throw ApiFault.BadRequest($"Action {id} is {action.Status} and cannot be cancelled");
            var now = estate.Now;
            return Take(places[id], action with
            {
                Status = ActionStatus.Cancelled, LastUpdate = now, Cancelled = now, CancellationComment = comment, CancellationRequestor = call.Caller.Name,
            });
        }
    }

    private List<MachineAction> CaughtUp()
    {
        var now = estate.Now;
        foreach (var place in open.ToArray())
            Advance(place, now);
        return actions;
    }

    // Waits a third of its time for the device, as the service's actions wait for the next contact.
    private void Advance(int place, DateTimeOffset now)
    {
        var action = actions[place];
        if (estate.Fleet.Find(action.Device.Id) is not { IsOnline: true })
        {
            if (action.Kind == ActionKind.LiveResponse && now >= action.Created + LongestSessionWait)
                Take(place, action with { Status = ActionStatus.TimeOut, LastUpdate = action.Created + LongestSessionWait });
            return;
        }

        var begins = action.Created + TimeSpan.FromTicks(options.ActionDuration.Ticks / 3);
        var ends = action.Created + options.ActionDuration;
        if (now >= begins && action.Status == ActionStatus.Pending)
            action = Take(place, action with { Status = ActionStatus.InProgress, LastUpdate = begins });
        if (now >= ends)
            End(place, action with { LastUpdate = ends }, begins);
    }

    private void End(int place, MachineAction action, DateTimeOffset begun)
    {
        var ended = Take(place, action.Commands is null ? action with { Status = ActionStatus.Of(action.Outcome) } : LiveSession.Run(action, begun, library));
        if (ended.Status != ActionStatus.Succeeded)
            return;
        var before = estate.Fleet.Find(action.Device.Id)!;
        if (estate.Fleet.Change(action.Device.Id, machine => action.Kind.Apply(machine, ended)) != before)
            estate.Note(new(ended.LastUpdate, SimulatedChangeKind.MachineUpdated, action.Device.Id, action.Kind.Term.Legacy));
    }

    private MachineAction Take(int place, MachineAction next)
    {
        if (next.IsFinal)
            open.Remove(place);
        estate.Note(new(next.LastUpdate, SimulatedChangeKind.MachineActionUpdated, next.Id, "status"));
        return actions[place] = next;
    }
}
