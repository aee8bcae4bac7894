using DefenderXdr.Http;

namespace DefenderXdr;

// Changes of devices.
public sealed partial class MachinesClient
{
    /// <summary>How many devices one call tags at the most.</summary>
    public const int MostTagged = 500;

    /// <summary>Whether devices could be changed: whether the token carries the permission. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightChangeAsync(IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(ApiOperations.EndpointUpdateMachine, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Sets how much a device matters, its tags, or both.</summary>
    /// <param name="machineId">Its id.</param>
    /// <param name="value"><c>Normal</c>, <c>Low</c> or <c>High</c>; null leaves it.</param>
    /// <param name="tags">All the tags that it has then; null leaves them.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The device as it is then.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/setDeviceValue</c>; with tags <c>PATCH /api/machines/{id}</c>, and <c>POST …/tags</c> for those that
    /// it keeps: the service's page says both that the list replaces the tags and that it adds to them.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.EmptyUpdate"/>, <see cref="ErrorIds.InvalidParameter"/>, <see cref="ErrorIds.MachineNotFound"/>.</exception>
    public async Task<DefenderMachine> UpdateAsync(
        string machineId, string? value, IReadOnlyList<string>? tags, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (value is null && tags is null) throw DefenderErrors.Create(ErrorIds.EmptyUpdate, "There is nothing to change of the device.", "Give -Value or -Tag.");
        if (value is not null && !MachineWords.DeviceValue.Words.Contains(value, StringComparer.OrdinalIgnoreCase))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{value}' is no value of a device. It may be {string.Join(", ", MachineWords.DeviceValue.Words)}.");

        events ??= SilentEvents.Instance;
        var wanted = tags?.Select(Tag).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var word = value is null ? null : MachineWords.DeviceValue.ToLegacy(value);
        if (wanted is null) return await SendAsync(ApiOperations.EndpointSetMachineValue, new UpdateBody().Add("DeviceValue", word)).ConfigureAwait(false);

        var machine = await SendAsync(ApiOperations.EndpointUpdateMachine, new UpdateBody().Add("machineTags", wanted).Add("deviceValue", word)).ConfigureAwait(false);
        foreach (var (tag, action) in machine.MachineTags.Except(wanted, StringComparer.OrdinalIgnoreCase).Select(tag => (tag, "Remove"))
            .Concat(wanted.Except(machine.MachineTags, StringComparer.OrdinalIgnoreCase).Select(tag => (tag, "Add"))).ToArray())
            machine = await SendAsync(ApiOperations.EndpointTagMachine, TagBody(tag, action)).ConfigureAwait(false);
        return machine;

        Task<DefenderMachine> SendAsync(ApiOperation operation, UpdateBody body) => pager.GetAsync(
            ApiRequest.ForChange(operation, machineId, body.ToString(), $"change device '{machineId}'", ErrorIds.MachineNotFound), MachineReader.Instance, events, cancellationToken);
    }

    /// <summary>Adds a tag to devices, or removes it from them, so many in a call as the service takes.</summary>
    /// <param name="machineIds">Their ids.</param>
    /// <param name="tag">The tag. To add one that a device has, or to remove one that it has not, does no harm.</param>
    /// <param name="remove">Removes it.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/tags</c> for one device, <c>POST /api/machines/AddOrRemoveTagForMultipleMachines</c> for up to 500.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>, <see cref="ErrorIds.MachineNotFound"/>.</exception>
    public async Task TagAsync(IReadOnlyList<string> machineIds, string tag, bool remove = false, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var ids = machineIds.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (ids.Any(string.IsNullOrWhiteSpace)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A device's id is missing.");

        var body = TagBody(Tag(tag), remove ? "Remove" : "Add");
        var intent = remove ? $"remove the tag '{tag}'" : $"add the tag '{tag}'";
        for (var start = 0; start < ids.Length; start += MostTagged)
        {
            string[] batch = [.. ids.Skip(start).Take(MostTagged)];
            var request = batch.Length == 1
                ? ApiRequest.ForChange(ApiOperations.EndpointTagMachine, batch[0], body.ToString(), $"{intent} of device '{batch[0]}'", ErrorIds.MachineNotFound)
                : ApiRequest.ForChange(ApiOperations.EndpointTagMachines, null, body.Add("MachineIds", batch).ToString(), $"{intent} of {batch.Length} devices", ErrorIds.MachineNotFound);

            // What the service answers for many is not documented, and says nothing that is not known.
            using var answer = await pipeline.SendAsync(request, events ?? SilentEvents.Instance, cancellationToken).ConfigureAwait(false);
        }
    }

    private static UpdateBody TagBody(string tag, string action) => new UpdateBody().Add("Value", tag).Add("Action", action);

    private static string Tag(string tag) => string.IsNullOrWhiteSpace(tag) ? throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A tag is empty.") : tag.Trim();
}
