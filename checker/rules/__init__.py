"""Rules: does each claim meet each rule that applies to it?"""
