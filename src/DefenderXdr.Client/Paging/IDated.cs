namespace DefenderXdr.Paging;

/// <summary>An object of a list that services give newest first.</summary>
internal interface IDated
{
    /// <summary>When it was created, UTC.</summary>
    DateTimeOffset? CreatedTime { get; }
}
