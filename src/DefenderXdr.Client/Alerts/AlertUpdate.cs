namespace DefenderXdr;

/// <summary>What to change on an alert. Only what is set is sent.</summary>
public sealed class AlertUpdate : ObjectUpdate;
