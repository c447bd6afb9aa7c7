namespace InoLink.Engine.Scheduling;

/// <summary>The choice ino_weekday: Monday is the first.</summary>
public static class Weekdays
{
    public const int Monday = 776210000;

    public static DayOfWeek Of(int option) => (DayOfWeek)((option - Monday + 1) % 7);
}
