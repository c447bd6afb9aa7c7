namespace InoLink.Packager.Checks;

/// <summary>One thing that has to hold in a packed solution.</summary>
public interface IRule
{
    /// <summary>Short name, printed behind each finding.</summary>
    string Name { get; }

    /// <summary>What is wrong; nothing when all is right.</summary>
    IEnumerable<Finding> Check(SolutionZip zip);
}
